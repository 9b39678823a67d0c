/**
 * Text that a reader writes for themselves. It never leaves the device.
 *
 * Until the reader says that the device is their own, text is kept in the tab's session storage:
 * it is gone when the tab is closed or the reader logs out. On a device of their own it is kept in
 * local storage, until they delete it.
 *
 *   import { store, isOwnDevice, setOwnDevice } from "../../website/js/private-store.js";
 *   const note = store("module-1.reflection");
 *   note.write("…"); note.read(); note.clear();
 *
 * A page with an element `data-clear-private` clears what is kept for a shared device, in every
 * open tab that has loaded this module.
 */

const PREFIX = "naervaer.private.";
const OWN_DEVICE = "naervaer.own-device";
const CHANNEL = "naervaer.private";

/** Whether the reader has said that this device is their own. */
export function isOwnDevice() {
  return localStorage.getItem(OWN_DEVICE) === "yes";
}

/** Remembers whose device it is, and moves what is written to where it then belongs. */
export function setOwnDevice(own) {
  if (own) localStorage.setItem(OWN_DEVICE, "yes");
  else localStorage.removeItem(OWN_DEVICE);
  const [from, to] = own ? [sessionStorage, localStorage] : [localStorage, sessionStorage];
  for (const key of keysOf(from)) {
    to.setItem(key, from.getItem(key));
    from.removeItem(key);
  }
}

/** One text by its key. `read` answers null where nothing is written. */
export function store(key) {
  const name = PREFIX + key;
  const place = () => (isOwnDevice() ? localStorage : sessionStorage);
  return {
    read: () => place().getItem(name),
    write: (text) => place().setItem(name, text),
    clear: () => place().removeItem(name),
  };
}

/** Deletes what is kept for a shared device, here and in other tabs. Own devices keep theirs. */
export function clearShared() {
  clearTab();
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage("clear");
  channel.close();
}

function clearTab() {
  for (const key of keysOf(sessionStorage)) sessionStorage.removeItem(key);
}

function keysOf(place) {
  return Object.keys(place).filter((key) => key.startsWith(PREFIX));
}

new BroadcastChannel(CHANNEL).addEventListener("message", clearTab);
if (document.querySelector("[data-clear-private]")) clearShared();
