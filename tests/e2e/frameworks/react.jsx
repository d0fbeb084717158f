import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, hydrateRoot } from 'react-dom/client';

export function App({ initial, onReady }) {
  const [state, setState] = useState(initial);
  useEffect(() => onReady(setState), [onReady]);
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

export async function mount(root, initial) {
  const setState = await new Promise((onReady) => {
    const app = <App initial={initial} onReady={onReady} />;
    if (root.firstElementChild) hydrateRoot(root, app);
    else createRoot(root).render(app);
  });
  return (state) => flushSync(() => setState(state));
}
