import { useState } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, hydrateRoot } from 'react-dom/client';

let setState;

export function App({ initial }) {
  const [state, set] = useState(initial);
  setState = set;
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
      {state.isShown && <p>This tea melts belly fat overnight.</p>}
      <ul>
        {state.items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </>
  );
}

export function mount(root, initial) {
  if (root.firstElementChild) hydrateRoot(root, <App initial={initial} />);
  else createRoot(root).render(<App initial={initial} />);
  return (state) => flushSync(() => setState(state));
}
