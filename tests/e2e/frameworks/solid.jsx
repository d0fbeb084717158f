import { createSignal, For, Show } from 'solid-js';
import { hydrate, render } from 'solid-js/web';

export function App({ state }) {
  return (
    <Show when={state().route !== 'away'} fallback={<p>Stretch and drink water.</p>}>
      <h2>{state().title}</h2>
      <p>{state().text}</p>
      <p>
        Note: {state().note} Ask {state().who}.
      </p>
      <p>
        {state().lead}
        <b>Week one.</b>
      </p>
      <Show when={state().isShown}>
        <p hidden={state().isHidden}>This tea melts belly fat overnight.</p>
      </Show>
      <Show when={state().isQuoted} fallback={<p>{state().saying}</p>}>
        <blockquote>{state().saying}</blockquote>
      </Show>
      <ul>
        <For each={state().items}>{(item) => <li>{item}</li>}</For>
      </ul>
    </Show>
  );
}

export function mount(root, initial) {
  const [state, setState] = createSignal(initial);
  (root.firstElementChild ? hydrate : render)(() => <App state={state} />, root);
  return (next) => setState(next);
}
