/**
 * Reflections: what a reader writes is kept on the device and never sent.
 *
 * The text area has no name and stands in no form; this module makes no request. It keeps the text
 * while it is written, asks once whose device it is, and lets the reader print or delete it.
 */

import { isOwnDevice, setOwnDevice, store } from "../website/js/private-store.js";

const PRINTING = "is-printing-reflection";

for (const block of document.querySelectorAll("[data-reflection]")) {
  if (block.dataset.reflection) keep(block);
}

function keep(block) {
  const note = store(`reflection.${block.dataset.reflection}`);
  const text = block.querySelector("[data-text]");
  const status = block.querySelector("[data-status]");
  const question = block.querySelector("[data-device]");
  const say = (what) => (status.textContent = status.dataset[what] ?? "");
  const sayWhereItIs = () => say(isOwnDevice() ? "kept" : "keptShortly");
  const answer = (own) => {
    setOwnDevice(own);
    question.hidden = true;
    status.tabIndex = -1;
    status.focus();
    sayWhereItIs();
  };

  text.value = note.read() ?? "";
  if (text.value) sayWhereItIs();
  text.addEventListener("input", () => {
    note.write(text.value);
    if (!text.value) note.clear();
  });
  text.addEventListener("change", () => {
    if (!text.value) return say("");
    question.hidden = isOwnDevice() || question.dataset.answered === "yes";
    sayWhereItIs();
  });
  block.querySelector("[data-own-device]").addEventListener("click", () => answer(true));
  block.querySelector("[data-shared-device]").addEventListener("click", () => {
    question.dataset.answered = "yes";
    answer(false);
  });
  block.querySelector("[data-delete]").addEventListener("click", () => {
    text.value = "";
    note.clear();
    question.hidden = true;
    say("deleted");
  });
  block.querySelector("[data-print]").addEventListener("click", () => print(block, text.value));
}

/** Prints this one question with what is written under it, not the page around it. */
function print(block, written) {
  block.querySelector("[data-copy]").textContent = written;
  block.classList.add(PRINTING);
  document.documentElement.classList.add(PRINTING);
  window.print();
  document.documentElement.classList.remove(PRINTING);
  block.classList.remove(PRINTING);
}
