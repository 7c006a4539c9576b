import type { LensPass } from '#app/contract/index.ts';
import type { GraphDocument } from '#engine/graph/index.ts';
import { message } from '#engine/messages/index.ts';
import { type Client, describeError, WindowError } from '../connection/index.ts';
import { referenceProblems } from './checkReferences.ts';
import type { Lesson, LessonProblem } from './format/index.ts';
import { documentOf, questionOf, type Scene, sceneOf } from './scene.ts';

/** The networks of lessons: their graphs, and what they compute. */
export function createNetworks(client: Pick<Client, 'templates' | 'lens'>) {
  const passes = new Map<string, Promise<LensPass>>();

  async function graphOf({ network, name }: Scene, { title, networks }: Lesson): Promise<GraphDocument> {
    const isOne = Object.keys(networks).length === 1;
    const graphName = isOne ? title : `${title} · ${name}`;
    if (typeof network.graph !== 'string') return documentOf(network, network.graph, graphName);
    const templates = await client.templates.list();
    const found = templates.find(({ id, name: named }) => id === network.graph || named === network.graph);
    if (!found)
      throw unknownGraph(
        network.graph,
        templates.map(({ id, kind, name: named }) => (kind === 'own' ? named : id)),
      );
    return documentOf(network, found.document, graphName);
  }

  const passOf = (lesson: Lesson, page: number) => passIn(sceneOf(lesson, page), lesson);

  async function passIn(scene: Scene, lesson: Lesson): Promise<LensPass | undefined> {
    const question = questionOf(scene.state, await graphOf(scene, lesson));
    if (!question) return undefined;
    const key = JSON.stringify(question);
    const pass = passes.get(key) ?? client.lens.pass(question);
    passes.set(key, pass);
    // A failed one can be asked for again.
    pass.catch(() => passes.delete(key));
    return pass;
  }

  /** True if a network computes with its own weights and sample: those of the page are wrong. */
  const computesAlone = (scene: Scene, lesson: Lesson): Promise<boolean> =>
    passIn({ ...scene, state: scene.network.state }, lesson).then(
      () => true,
      () => false,
    );

  /** What the pages name and their networks do not have, and networks that are none. */
  async function problemsOf(lesson: Lesson): Promise<LessonProblem[]> {
    const found: LessonProblem[] = [];
    for (const [at, page] of lesson.pages.entries()) {
      const scene = sceneOf(lesson, at);
      try {
        const graph = await graphOf(scene, lesson);
        // What is to be known of data, such as a download, is no mistake of the lesson.
        const isGiven = scene.state.sample?.kind === 'typed';
        const pass = isGiven ? await passOf(lesson, at) : await passOf(lesson, at).catch(() => undefined);
        found.push(...referenceProblems(page, graph, pass));
      } catch (error) {
        const { message: problem } = describeError(error);
        const line = (await computesAlone(scene, lesson)) ? page.line : scene.network.line;
        if (!found.some((each) => each.line === line)) found.push({ line, message: problem });
      }
    }
    return found;
  }

  return { graphOf, passOf, problemsOf };
}

function unknownGraph(received: string, names: readonly string[]) {
  const text = message("The lesson is about the graph '{{received}}', which is neither an example nor a template", { received });
  return new WindowError('lesson.unknownGraph', text, {
    expected: [...names],
    received,
    fix: message('Use one of these: {{names}}.', { names: [...names] }),
  });
}
