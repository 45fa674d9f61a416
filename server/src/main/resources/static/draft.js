// A contract being written: each change is sent and the page drawn again. Without this file buttons do the same.

// What somebody is typing at the moment stays as it is typed.
Idiomorph.defaults.ignoreActiveValue = true;

let sent = [];

// Everything that the form holds, but for the field one is in, which is not touched anyway.
const others = (fields) => JSON.stringify(fields.filter(([name]) => name !== document.activeElement?.name));

document.addEventListener('htmx:beforeRequest', (event) => {
  const form = event.target.closest('#draft');
  if (form) sent = [...new FormData(form)];
});

// An answer to what has been changed meanwhile would undo that; the next answer is already asked for.
document.addEventListener('htmx:beforeSwap', (event) => {
  const form = document.getElementById('draft');
  if (form && others(sent) !== others([...new FormData(form)])) event.detail.shouldSwap = false;
});

// A button that was moved or taken away by what it did leaves the focus to itself, or to the one it names.
document.addEventListener('htmx:afterSettle', (event) => {
  const pressed = event.detail.requestConfig?.elt;
  if (pressed?.id && document.activeElement === document.body) {
    (document.getElementById(pressed.id) ?? document.getElementById(pressed.dataset.next))?.focus();
  }
});
