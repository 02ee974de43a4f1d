// How vis-network is to behave; what it draws comes with the data.

const MANY = 2500 // links; while the eye moves, so many are not drawn

/** @param {{options: object, edges: Array}} picture */
export function options(picture) {
  const many = picture.edges.length > MANY
  return {
    ...picture.options,
    autoResize: true,
    layout: { improvedLayout: false },
    nodes: { chosen: false, font: { size: 0 } },
    edges: { ...picture.options.edges, chosen: false },
    interaction: {
      hover: true,
      hoverConnectedEdges: false,
      selectConnectedEdges: false,
      tooltipDelay: 150,
      hideEdgesOnDrag: many,
      hideEdgesOnZoom: many,
    },
  }
}
