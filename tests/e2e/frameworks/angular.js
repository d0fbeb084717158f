import '@angular/compiler'; // compiles the template in the browser, so that no build tool of Angular's is needed
import { ApplicationRef, Component, provideZonelessChangeDetection, signal } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';

export async function mount(root, initial) {
  const state = signal(initial);
  class App {
    state = state;
  }
  const Decorated = Component({
    selector: 'sample-app',
    template: `
      @if (state().route === 'away') {
        <p>Stretch and drink water.</p>
      } @else {
        <h2>{{ state().title }}</h2>
        <p>{{ state().text }}</p>
        <p>Note: {{ state().note }} Ask {{ state().who }}.</p>
        <p>{{ state().lead }}<b>Week one.</b></p>
        @if (state().isShown) {<p [hidden]="state().isHidden">This tea melts belly fat overnight.</p>}
        @if (state().isQuoted) {<blockquote>{{ state().saying }}</blockquote>} @else {<p>{{ state().saying }}</p>}
        <ul>@for (item of state().items; track item) {<li>{{ item }}</li>}</ul>
      }`,
  })(App);
  root.append(document.createElement('sample-app'));
  const app = await bootstrapApplication(Decorated ?? App, { providers: [provideZonelessChangeDetection()] });
  return (next) => {
    state.set(next);
    app.injector.get(ApplicationRef).tick();
  };
}
