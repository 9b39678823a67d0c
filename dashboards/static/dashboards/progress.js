/* Follows work that goes on elsewhere, and shows the page anew when it is done. */

const PAUSE = 1000; // milliseconds between two questions
const LONGEST_PAUSE = 10000; // after answers that failed

/** Asks once; returns how long to wait before asking again, or null when the work is done. */
async function ask(place, pause) {
  const answer = await fetch(place.dataset.watch, { headers: { Accept: "application/json" } });
  if (!answer.ok) return Math.min(pause * 2, LONGEST_PAUSE);
  const { progress, text, done } = await answer.json();
  if (done) return null;
  place.querySelector("progress").value = progress;
  const words = place.querySelector(".progress-text");
  if (words.textContent !== text) words.textContent = text;
  return PAUSE;
}

/** Asks until the work is done. */
async function follow(place) {
  let pause = PAUSE;
  while (pause !== null) {
    await new Promise((resume) => setTimeout(resume, pause));
    pause = await ask(place, pause).catch(() => Math.min(pause * 2, LONGEST_PAUSE));
  }
  window.location.reload();
}

document.querySelectorAll("[data-watch]").forEach(follow);
