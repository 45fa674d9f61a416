// Everything works without this file; it only adds what HTML alone can't do.

// Buttons that print the page stay hidden where nothing would answer them.
for (const button of document.querySelectorAll('button[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}

// So do buttons that show what is typed unseen.
for (const button of document.querySelectorAll('button[data-reveal]')) {
  const input = document.getElementById(button.getAttribute('aria-controls'));
  button.hidden = false;
  button.addEventListener('click', () => {
    const shown = input.type === 'password';
    input.type = shown ? 'text' : 'password';
    button.setAttribute('aria-pressed', shown);
  });
}

// ⌘K or Ctrl K searches without leaving the page; arrows walk through what is found.
const palette = document.getElementById('palette');
if (palette) {
  const words = palette.querySelector('input');
  const open = () => {
    palette.showModal();
    words.select();
    words.dispatchEvent(new Event('palette'));
  };
  addEventListener('keydown', (event) => {
    if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    if (!palette.open) open();
  });
  for (const link of document.querySelectorAll('.nav a[href="/search"]')) {
    const keys = document.createElement('kbd');
    keys.textContent = /Mac|iP/.test(navigator.platform) ? '⌘K' : 'Ctrl K';
    keys.ariaHidden = 'true';
    link.setAttribute('aria-keyshortcuts', 'Control+K Meta+K');
    link.append(keys);
    link.addEventListener('click', (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      open();
    });
  }
  palette.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const stops = [words, ...palette.querySelectorAll('#palette-hits a')];
    const at = stops.indexOf(document.activeElement);
    stops[(at + step + stops.length) % stops.length].focus();
  });
  palette.addEventListener('click', (event) => {
    if (event.target === palette) palette.close();
  });
}
