/** The script of the page. It adds the copy buttons, and opens the target of a link in old browsers. */
export const SCRIPT = `'use strict';
(() => {
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let box = target && target.closest('details'); box; box = box.parentElement.closest('details')) box.open = true;
    if (target && target.classList.contains('body')) {
      target.parentElement.scrollIntoView();
      if (!target.contains(document.activeElement)) target.focus({ preventScroll: true });
    }
  };
  addEventListener('hashchange', reveal);
  reveal();

  const copied = async (source) => {
    try {
      await navigator.clipboard.writeText(source.textContent);
      return true;
    } catch {
      const range = document.createRange();
      range.selectNodeContents(source);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      return document.execCommand('copy');
    }
  };
  for (const button of document.querySelectorAll('[data-copy]')) {
    button.hidden = false;
    button.addEventListener('click', async () => {
      button.textContent = (await copied(button.previousElementSibling)) ? 'Copied' : 'Press Ctrl+C';
      setTimeout(() => { button.textContent = 'Copy'; }, 2000);
    });
  }
})();
`;
