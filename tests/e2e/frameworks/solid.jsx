import { createSignal, For, Show } from 'solid-js';
import { render } from 'solid-js/web';

export function mount(root, initial) {
  const [state, setState] = createSignal(initial);
  render(
    () => (
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
          <p>This tea melts belly fat overnight.</p>
        </Show>
        <ul>
          <For each={state().items}>{(item) => <li>{item}</li>}</For>
        </ul>
      </Show>
    ),
    root,
  );
  return (state) => setState(state);
}
