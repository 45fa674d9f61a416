// A passkey is made or shown by the browser: the server is asked what is to be signed, and the form sends the answer.
for (const form of document.querySelectorAll('form[data-passkey]')) {
  const { passkey, origin } = form.dataset;
  const works =
    isSecureContext && location.origin === origin && window.PublicKeyCredential?.parseCreationOptionsFromJSON;
  const elsewhere = document.getElementById('passkey-elsewhere');
  if (elsewhere) elsewhere.hidden = works;
  form.hidden = !works;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const button = form.querySelector('button');
    const failed = form.querySelector('[data-failed]');
    failed.hidden = true;
    button.disabled = true;
    try {
      const asked = await fetch(form.action + '/challenge', {
        method: 'POST',
        body: new URLSearchParams(new FormData(form)),
      });
      if (!asked.ok) throw new Error(asked.statusText);
      const options = await asked.json();
      const credential =
        passkey === 'make'
          ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
          : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
      form.elements.credential.value = JSON.stringify(credential.toJSON());
      form.submit();
    } catch {
      // Whoever turned the browser's question down knows; for all others it is said here.
      failed.hidden = false;
      button.disabled = false;
    }
  });
}
