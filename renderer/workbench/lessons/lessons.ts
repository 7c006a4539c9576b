import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LensPass } from '#app/contract/index.ts';
import { message } from '#engine/messages/index.ts';
import { replaceDocument } from '../../document/index.ts';
import { type Language, language } from '../../language/index.ts';
import type { Client } from '../connection/index.ts';
import type { OpenGraph, OpenGraphs } from '../graphs/index.ts';
import type { LayoutStore } from '../layout/index.ts';
import type { Lens, Lenses } from '../lens/index.ts';
import { type ListedLesson, loadBuiltIn } from './builtIn.ts';
import { lessonError, readLesson, type Setup } from './format/index.ts';
import { createNetworks } from './networks.ts';
import { type LessonProgress, type LessonsState, NO_LESSONS, NO_PROGRESS } from './progress.ts';
import { computesTheSame, freshWeights, hasSameState, questionOf, type Scene, sceneOf, setsState } from './scene.ts';

/** The lessons that can be opened, by id; undefined until they are loaded. */
export interface Shelf {
  readonly lessons: readonly ListedLesson[] | undefined;
}

/** Lessons: the open one, and how far the person has come in each. Its state is what the session keeps. */
export interface Lessons extends StoreApi<LessonsState> {
  readonly shelf: StoreApi<Shelf>;
  /** Loads the lessons in the language of the window. */
  load(): Promise<void>;
  /** Opens a lesson at the page where the person left it. */
  open(id: string): Promise<void>;
  /** Adds the lesson of a file, and opens it. @throws UserError lesson.invalid */
  openText(fileName: string, text: string): Promise<void>;
  close(): void;
  goTo(page: number): Promise<void>;
  /** The graph, the weights and the sample of the open page again, as it begins. */
  setUp(): Promise<void>;
  /** Forgets what was done, and begins with the first page. */
  restart(): Promise<void>;
  /** Marks an exercise of the open lesson as done. */
  complete(key: string): void;
  /** The pass that has the numbers of a page of the open lesson; undefined without a sample. */
  passOf(page: number): Promise<LensPass | undefined>;
}

export interface LessonsContext {
  readonly client: Pick<Client, 'templates' | 'lens' | 'graphs'>;
  readonly openGraphs: OpenGraphs;
  readonly lenses: Lenses;
  readonly layout: LayoutStore;
}

/** More files of a person are not remembered. */
const MOST_OWN = 8;

export function createLessons({ client, openGraphs, lenses, layout }: LessonsContext): Lessons {
  const store = createStore<LessonsState>(() => NO_LESSONS);
  const shelf = createStore<Shelf>(() => ({ lessons: undefined }));
  const { graphOf, passOf, problemsOf } = createNetworks(client);
  const builtIn = new Map<Language, Promise<ListedLesson[]>>();

  async function load(): Promise<void> {
    const spoken = language.getState();
    const loading = builtIn.get(spoken) ?? loadBuiltIn(spoken);
    builtIn.set(spoken, loading);
    const lessons = await loading;
    if (language.getState() === spoken) shelf.setState({ lessons: [...lessons, ...ownLessons(store.getState())] });
  }

  function openLesson(): ListedLesson {
    const { openId } = store.getState();
    const found = shelf.getState().lessons?.find(({ id }) => id === openId);
    if (!found) throw new Error('no lesson is open');
    return found;
  }

  const progressOf = (id: string): LessonProgress => store.getState().progress[id] ?? NO_PROGRESS;
  const change = (id: string, changed: Partial<LessonProgress>) =>
    store.setState(({ progress }) => ({ progress: { ...progress, [id]: { ...(progress[id] ?? NO_PROGRESS), ...changed } } }));

  /** The tab of a page's network; as the lesson has it if it begins here, else as the person left it. New unless it was open. */
  async function openTab(
    scene: Scene,
    { id, lesson }: ListedLesson,
    isAnew: boolean,
  ): Promise<OpenGraph & { readonly isNew: boolean }> {
    const document = await graphOf(scene, lesson);
    const known = progressOf(id).graphs[scene.name];
    const isOpen = openGraphs.getState().graphs.some((graph) => graph.id === known);
    const isThere = known !== undefined && (await client.graphs.list()).some((graph) => graph.id === known);
    await (isThere ? openGraphs.open(known) : openGraphs.create(document));
    const { graphs, activeId } = openGraphs.getState();
    const tab = graphs.find((graph) => graph.id === activeId);
    if (!tab) throw new Error('the graph of a lesson has a tab');
    change(id, { graphs: { ...progressOf(id).graphs, [scene.name]: tab.id } });
    if (isThere && isAnew && !computesTheSame(tab.store.getState().document, document)) {
      tab.store.edit(message('Set up the lesson'), replaceDocument(document));
    }
    return { ...tab, isNew: !isOpen };
  }

  /** The entrance of the page before, which ends first. */
  let entering: Promise<unknown> = Promise.resolve();

  /** @param from the page that the person comes from */
  function enter(page: number, from: number, isReset = false): Promise<void> {
    const { id } = openLesson();
    const isLeft = () => store.getState().openId !== id || progressOf(id).page !== page;
    const entered = entering.then(() => (isLeft() ? undefined : setScene(page, from, isReset)));
    entering = entered.catch(() => {});
    return entered;
  }

  async function setScene(page: number, from: number, isReset: boolean): Promise<void> {
    const listed = openLesson();
    const { lesson } = listed;
    const { setup } = lesson.pages[page];
    const scene = sceneOf(lesson, page);
    const isAnew = isReset || scene.since === page;
    const tab = await openTab(scene, listed, isAnew);
    const lens = lenses.of(tab);
    if (isAnew || tab.isNew || setsState(setup) || !hasSameState(scene, sceneOf(lesson, from))) {
      const { document } = tab.store.getState();
      const question = questionOf(scene.state, document);
      lens.choose({ weights: freshWeights(scene.state, document), ...(question && { samples: question.samples }) });
    }
    showView(setup, page === 0);
    await show(lens, setup);
  }

  function showView({ view, dock }: Setup, isFirst: boolean): void {
    const wanted = view ?? (isFirst || layout.getState().view === 'learn' ? 'lens' : undefined);
    if (wanted !== undefined) layout.setState({ view: wanted });
    if (dock !== undefined) layout.showDock(dock);
  }

  return {
    ...store,
    shelf,
    load,
    async open(id) {
      store.setState({ openId: id });
      const { lesson } = openLesson();
      const page = Math.min(progressOf(id).page, lesson.pages.length - 1);
      change(id, { page });
      await enter(page, page);
    },
    async openText(fileName, text) {
      const { lesson, problems } = readLesson(text);
      if (!lesson) throw lessonError(fileName, problems);
      const found = await problemsOf(lesson);
      if (found.length > 0) throw lessonError(fileName, found);
      const id = `file:${fileName}`;
      store.setState(({ own }) => ({
        own: [{ id, fileName, text }, ...own.filter((each) => each.id !== id)].slice(0, MOST_OWN),
      }));
      await load();
      await this.open(id);
    },
    close: () => store.setState({ openId: null }),
    async goTo(page) {
      const { id, lesson } = openLesson();
      const next = Math.min(lesson.pages.length - 1, Math.max(0, page));
      const { page: from } = progressOf(id);
      if (next === from) return;
      change(id, { page: next });
      await enter(next, from);
    },
    async setUp() {
      const { page } = progressOf(openLesson().id);
      await enter(page, page, true);
    },
    async restart() {
      const { id } = openLesson();
      change(id, { page: 0, done: [], restarts: progressOf(id).restarts + 1 });
      await enter(0, 0, true);
    },
    complete(key) {
      const { id } = openLesson();
      const { done } = progressOf(id);
      if (!done.includes(key)) change(id, { done: [...done, key] });
    },
    passOf: (page) => passOf(openLesson().lesson, page),
  };
}

function ownLessons({ own }: LessonsState): ListedLesson[] {
  return own.flatMap(({ id, text }) => {
    const { lesson } = readLesson(text);
    return lesson ? [{ id, lesson, isOwn: true }] : [];
  });
}

/** Shows a step and a number, once the pass is there. */
async function show(lens: Lens, { walk, select }: Setup): Promise<void> {
  if (!walk && select === undefined) return;
  const end = lens.look();
  await settled(lens);
  const { walk: steps } = lens.getState();
  const position = walk ? steps.steps.findIndex(({ phase, node }) => phase === walk.phase && node === walk.node) : -1;
  if (position >= 0) lens.goTo(position);
  if (select !== undefined) lens.select({ node: select.slice(0, select.replace(/\[.*$/, '').lastIndexOf('.')), address: select });
  // Whoever shows it looks by now.
  end();
}

const SLOW_MS = 10_000;

/** Resolves when a lens has its answer, or an error. */
function settled(lens: Lens): Promise<void> {
  const isSettled = () => ['ready', 'failed'].includes(lens.getState().status);
  return new Promise((resolve) => {
    if (isSettled()) return resolve();
    const end = () => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const stop = lens.subscribe(() => isSettled() && end());
    const timer = setTimeout(end, SLOW_MS);
  });
}
