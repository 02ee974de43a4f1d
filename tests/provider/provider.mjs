// A real provider of OpenID Connect, for one client: PKCE, signing out, and back-channel logout.
//
// The environment says the port, the client, the accounts (claims by login name) and the keys.
// Whoever has an account signs in with its name and any password; PUT /accounts/NAME changes one.
import Provider from 'oidc-provider'

const port = Number(process.env.PORT)
const accounts = JSON.parse(process.env.ACCOUNTS)
const claims = new Set(Object.values(accounts).flatMap(Object.keys))

async function grantAll(context) {
  const grant = new context.oidc.provider.Grant({
    clientId: context.oidc.client.clientId,
    accountId: context.oidc.session.accountId,
  })
  grant.addOIDCScope('openid profile')
  await grant.save()
  return grant
}

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [JSON.parse(process.env.CLIENT)],
  jwks: JSON.parse(process.env.KEYS),
  cookies: { keys: ['only for tests'] },
  claims: { openid: ['sub', 'sid'], profile: [...claims].filter((name) => name !== 'sub') },
  conformIdTokenClaims: process.env.CLAIMS_IN === 'userinfo',
  features: {
    backchannelLogout: { enabled: true },
    devInteractions: { enabled: true },
    rpInitiatedLogout: { enabled: true },
  },
  // The dashboard of the tests is on this computer, to which it would otherwise not speak.
  fetch: (address, { dispatcher, ...options }) => fetch(address, options),
  findAccount: (_, id) => accounts[id] && {
    accountId: id,
    claims: async () => ({ sub: id, ...accounts[id] }),
  },
  loadExistingGrant: grantAll,
  pkce: { required: () => true },
})

provider.use(async (context, next) => {
  const name = context.path.match(/^\/accounts\/(.+)$/)?.[1]
  if (context.method !== 'PUT' || !name) return next()
  let body = ''
  for await (const part of context.req) body += part
  accounts[name] = JSON.parse(body)
  context.status = 204
})

provider.listen(port, '127.0.0.1')
