/**
 * Remembers on the server that this page was opened, so that the reader may go on from here on
 * another device. Loaded only for people who have logged in.
 */

const here = document.querySelector("[data-opened]");
const token = document.querySelector("input[name=csrfmiddlewaretoken]");

if (here && token) {
  const body = new URLSearchParams({ csrfmiddlewaretoken: token.value });
  // `keepalive` lets the request arrive although the reader has already gone on. Without a
  // connection nothing is remembered, and nothing else is lost: the page itself is all there.
  fetch(here.dataset.opened, { method: "POST", body, keepalive: true }).catch(() => {});
}
