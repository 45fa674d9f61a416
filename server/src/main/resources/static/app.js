// Everything works without this file; it only adds what HTML alone can't do.

// Buttons that print the page stay hidden where nothing would answer them.
for (const button of document.querySelectorAll('button[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}
