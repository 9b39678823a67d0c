/* Draws the chart that stands as data on the page, in the page's own colours. */

const NARROW = 560; // pixels; below it the lines' names stand above the fields
const CONFIG = { displayModeBar: false, responsive: false, scrollZoom: false, doubleClick: false, showTips: false };

/** The page's colours by name, as the browser has computed them (also in dark and forced colours). */
function inks(figure) {
  const found = {};
  for (const probe of figure.querySelectorAll("[data-ink]")) {
    found[probe.dataset.ink] = getComputedStyle(probe).color;
  }
  return found;
}

/** The lines in these colours. */
function coloured(data, ink) {
  return data.map((line) => ({
    ...line,
    line: { ...line.line, color: ink[line.meta] },
    marker: { ...line.marker, color: ink[line.meta] },
  }));
}

/** The layout in these colours. */
function painted(layout, ink) {
  const axis = (one) => ({ ...one, gridcolor: ink.grid, linecolor: ink.grid });
  return {
    ...layout,
    font: { ...layout.font, color: ink.text },
    xaxis: axis(layout.xaxis),
    yaxis: axis(layout.yaxis),
    yaxis2: axis(layout.yaxis2),
    shapes: layout.shapes.map((mark) => ({ ...mark, line: { ...mark.line, color: ink[mark.name] } })),
    annotations: layout.annotations.map((note) => ({
      ...note,
      font: { ...note.font, color: ink[note.name] || ink.text },
    })),
  };
}

/** Draws, or draws again after the page has changed its width or colours. */
function draw(figure, chart) {
  const place = figure.querySelector(".chart");
  const ink = inks(figure);
  const layout = place.clientWidth < NARROW ? chart.narrow : chart.layout;
  const sized = { ...painted(layout, ink), width: place.clientWidth };
  return window.Plotly.react(place, coloured(chart.data, ink), sized, CONFIG);
}

for (const figure of document.querySelectorAll("figure[data-chart]")) {
  const chart = JSON.parse(document.getElementById(figure.dataset.chart).textContent);
  figure.hidden = false;
  let width = 0;
  new ResizeObserver(([entry]) => {
    if (Math.round(entry.contentRect.width) === width) return;
    width = Math.round(entry.contentRect.width);
    draw(figure, chart);
  }).observe(figure);
  for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
    window.matchMedia(query).addEventListener("change", () => draw(figure, chart));
  }
}
