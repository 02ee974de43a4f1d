"""Who comes in when the dashboard serves a whole city hall, and for how long.

`woonnetwerk run --url` puts one *gate* before everything that is served: closed unless opened.
People prove who they are at the city's own OpenID Connect provider; Authlib speaks with it. What
follows is ours: *sessions*, which the server keeps, with a random cookie of which only the hash is
stored, so that signing out, the limits of time and the provider end them everywhere at once, live
pages included. Streamlit's own `st.login` and proxies that hand over an identity were tried and
attacked; with both a cookie goes on after signing out, and so does a live page. The library
starsessions was looked at too: it keeps the identity of a session in clear, and knows no idle limit
beside an absolute one.

What the gate lets through carries the *subject*, who somebody is at the provider, in a header that
nobody else can set; the pages learn from it who asks. The sessions stand in a SQLite file beside
the data: they are no facts, and commands must reach them while DuckDB's file is held.
"""
