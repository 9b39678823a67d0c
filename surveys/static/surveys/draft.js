// Keeps what has been chosen in this tab until it is sent. Nothing leaves the device.
const form = document.querySelector("form[data-draft]");
const key = `surveys.draft.${form.dataset.draft}`;

function choices() {
  return form.querySelectorAll("input[type=radio], input[type=checkbox]");
}

function keep() {
  const chosen = [...choices()].filter((input) => input.checked);
  sessionStorage.setItem(key, JSON.stringify(chosen.map((input) => [input.name, input.value])));
}

function restore() {
  const kept = JSON.parse(sessionStorage.getItem(key) ?? "[]");
  for (const input of choices()) {
    if (kept.some(([name, value]) => name === input.name && value === input.value)) {
      input.checked = true;
    }
  }
}

if ("draftRestore" in form.dataset) restore();
form.addEventListener("change", keep);
form.addEventListener("submit", () => sessionStorage.removeItem(key));
