import { createApp, createSSRApp, nextTick, reactive } from 'vue/dist/vue.esm-bundler.js';

export const template = `
  <p v-if="state.route === 'away'">Stretch and drink water.</p>
  <template v-else>
    <h2>{{ state.title }}</h2>
    <p>{{ state.text }}</p>
    <p>Note: {{ state.note }} Ask {{ state.who }}.</p>
    <p>{{ state.lead }}<b>Week one.</b></p>
    <p v-if="state.isShown" v-show="!state.isHidden">This tea melts belly fat overnight.</p>
    <blockquote v-if="state.isQuoted">{{ state.saying }}</blockquote><p v-else>{{ state.saying }}</p>
    <ul><li v-for="item in state.items" :key="item">{{ item }}</li></ul>
  </template>`;

export function mount(root, initial) {
  const state = reactive({ ...initial });
  const create = root.firstElementChild ? createSSRApp : createApp;
  create({ template, setup: () => ({ state }) }).mount(root);
  return async (next) => {
    Object.assign(state, next);
    await nextTick();
  };
}
