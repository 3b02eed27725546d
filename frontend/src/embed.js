// @ts-check
// <demarche-timeline src="https://host/?country=RUS"> puts a timeline into any page.

class DemarcheTimeline extends HTMLElement {
  static observedAttributes = ['src'];

  connectedCallback() {
    this.style.display ||= 'block';
    this.attributeChangedCallback();
  }

  attributeChangedCallback() {
    if (!this.isConnected) return;
    const src = new URL(this.getAttribute('src') ?? '', new URL('.', import.meta.url));
    src.pathname = src.pathname.replace(/[^/]*$/, 'embed');
    const frame = this.querySelector('iframe') ?? document.createElement('iframe');
    frame.title = this.getAttribute('title') ?? 'Demarche';
    frame.width = '100%';
    frame.height = this.getAttribute('height') ?? '420';
    frame.style.border = '0';
    frame.src = src.href;
    if (!frame.isConnected) this.append(frame);
  }
}

customElements.define('demarche-timeline', DemarcheTimeline);
