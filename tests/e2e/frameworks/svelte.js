import { flushSync, hydrate, mount as mountNew } from 'svelte';
import App from './App.svelte';

export function mount(target, initial) {
  let set;
  const props = {
    initial,
    onReady: (setter) => {
      set = setter;
    },
  };
  (target.firstElementChild ? hydrate : mountNew)(App, { target, props });
  return (state) => flushSync(() => set(state));
}
