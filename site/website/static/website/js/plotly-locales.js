/**
 * Bokmål and nynorsk for Plotly: months, days and the few texts of its basic bundle that a reader
 * may meet. Call `register(Plotly)` once, then give `{locale: document.documentElement.lang}`.
 */

const MONTHS = ["januar", "februar", "mars", "april", "mai", "juni", "juli", "august",
  "september", "oktober", "november", "desember"];
const SHORT_MONTHS = ["jan.", "feb.", "mars", "apr.", "mai", "juni", "juli", "aug.",
  "sep.", "okt.", "nov.", "des."];

const bokmal = {
  moduleType: "locale",
  name: "nb",
  dictionary: {
    "Autoscale": "Tilpass aksene",
    "Box Select": "Marker et felt",
    "Compare data on hover": "Sammenlign tall ved peking",
    "Download plot": "Last ned figuren",
    "Download plot as a PNG": "Last ned figuren som bilde",
    "Download plot as JSON": "Last ned figuren som JSON",
    "Image download succeeded": "Bildet er lastet ned",
    "Lasso Select": "Marker fritt",
    "Preparing image - this may take a few seconds": "Lager bildet, det kan ta noen sekunder",
    "Reset": "Tilbakestill",
    "Reset axes": "Tilbakestill aksene",
    "Show closest data on hover": "Vis nærmeste tall ved peking",
    "Sorry, there was a problem downloading your image!": "Bildet kunne ikke lastes ned",
    "Toggle Spike Lines": "Slå hjelpelinjer av og på",
    "Toggle show closest data on hover": "Slå visning av nærmeste tall av og på",
    "Zoom": "Zoom",
    "Zoom in": "Zoom inn",
    "Zoom out": "Zoom ut",
  },
  format: {
    days: ["søndag", "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag"],
    shortDays: ["søn.", "man.", "tir.", "ons.", "tor.", "fre.", "lør."],
    months: MONTHS,
    shortMonths: SHORT_MONTHS,
    date: "%d.%m.%Y",
    decimal: ",",
    thousands: "\u00a0",
  },
};

const nynorsk = {
  ...bokmal,
  name: "nn",
  dictionary: {
    ...bokmal.dictionary,
    "Autoscale": "Tilpass aksane",
    "Box Select": "Merk eit felt",
    "Compare data on hover": "Samanlikn tal ved peiking",
    "Download plot": "Last ned figuren",
    "Download plot as a PNG": "Last ned figuren som bilete",
    "Image download succeeded": "Biletet er lasta ned",
    "Lasso Select": "Merk fritt",
    "Preparing image - this may take a few seconds": "Lagar biletet, det kan ta nokre sekund",
    "Reset": "Still tilbake",
    "Reset axes": "Still aksane tilbake",
    "Show closest data on hover": "Vis næraste tal ved peiking",
    "Sorry, there was a problem downloading your image!": "Biletet kunne ikkje lastast ned",
    "Toggle Spike Lines": "Slå hjelpelinjer av og på",
    "Toggle show closest data on hover": "Slå vising av næraste tal av og på",
    "Zoom in": "Zoom inn",
    "Zoom out": "Zoom ut",
  },
  format: {
    ...bokmal.format,
    days: ["søndag", "måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag"],
    shortDays: ["sø.", "må.", "ty.", "on.", "to.", "fr.", "la."],
  },
};

/** Makes both languages known to Plotly. English is built in. */
export function register(Plotly) {
  Plotly.register([bokmal, nynorsk]);
}
