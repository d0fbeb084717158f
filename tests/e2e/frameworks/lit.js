import { html, render } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

const app = (state) =>
  state.route === 'away'
    ? html`<p>Stretch and drink water.</p>`
    : html`<h2>${state.title}</h2>
        <p>${state.text}</p>
        <p>Note: ${state.note} Ask ${state.who}.</p>
        <p>${state.lead}<b>Week one.</b></p>
        ${state.isShown ? html`<p ?hidden=${state.isHidden}>This tea melts belly fat overnight.</p>` : null}
        ${state.isQuoted ? html`<blockquote>${state.saying}</blockquote>` : html`<p>${state.saying}</p>`}
        <ul>
          ${repeat(
            state.items,
            (item) => item,
            (item) => html`<li>${item}</li>`,
          )}
        </ul>`;

export function mount(root, initial) {
  render(app(initial), root);
  return (state) => render(app(state), root);
}
