(() => {
  const said = document.getElementById('said');

  /** Where a browser has no clipboard for pages, the text is at least selected. */
  const copyBySelection = (code) => {
    const selection = getSelection();
    selection.selectAllChildren(code);
    const copied = document.execCommand('copy');
    if (copied) selection.removeAllRanges();
    return copied;
  };

  const copy = async (code) => {
    try {
      await navigator.clipboard.writeText(code.textContent);
      return true;
    } catch {
      return copyBySelection(code);
    }
  };

  const tell = (button, words) => {
    button.textContent = words;
    said.textContent = words;
    setTimeout(() => {
      button.textContent = 'Copy';
      said.textContent = '';
    }, 2000);
  };

  for (const button of document.querySelectorAll('button.copy')) {
    button.hidden = false;
    const code = button.parentElement.querySelector('code');
    button.addEventListener('click', async () => tell(button, (await copy(code)) ? 'Copied' : 'Selected'));
  }
})();
