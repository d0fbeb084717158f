import { hydrate, render } from 'preact';

export function App({ state }) {
  if (state.route === 'away') return <p>Stretch and drink water.</p>;
  return (
    <>
      <h2>{state.title}</h2>
      <p>{state.text}</p>
      <p>
        Note: {state.note} Ask {state.who}.
      </p>
      <p>
        {state.lead}
        <b>Week one.</b>
      </p>
      {state.isShown && <p hidden={state.isHidden}>This tea melts belly fat overnight.</p>}
      {state.isQuoted ? <blockquote>{state.saying}</blockquote> : <p>{state.saying}</p>}
      <ul>
        {state.items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </>
  );
}

export function mount(root, initial) {
  (root.firstElementChild ? hydrate : render)(<App state={initial} />, root);
  return (state) => render(<App state={state} />, root);
}
