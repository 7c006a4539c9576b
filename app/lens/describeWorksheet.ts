import type { LensPass, LensQuestion, Worksheet } from '#app/contract/index.ts';
import type { makeWorksheet } from '#engine/lens/index.ts';
import { type Message, message } from '#engine/messages/index.ts';
import { toAnyNumber } from './describeTensor.ts';
import { SPLIT_NAMES } from './samples.ts';
import type { Subject } from './subject.ts';

/** A worksheet as data. */
export function describeWorksheet({
  about,
  rules,
  settings,
  given,
  graph,
  parts,
  ...sheet
}: ReturnType<typeof makeWorksheet>): Worksheet {
  return {
    ...sheet,
    about: [...about],
    rules: [...rules],
    settings: [...settings],
    given: given.map(({ title, formulas }) => ({ title, formulas: [...formulas] })),
    graph: { nodes: [...graph.nodes], wires: graph.wires.map(([from, to]) => [from, to]) },
    parts: parts.map(({ groups, ...part }) => ({
      ...part,
      groups: groups.map(({ remarks, definitions, exercises, ...group }) => ({
        ...group,
        remarks: [...remarks],
        definitions: [...definitions],
        exercises: exercises.map(({ drawn, value, ...exercise }) => ({
          ...exercise,
          drawn: [...drawn],
          value: toAnyNumber(value),
        })),
      })),
    })),
  };
}

/** Whose weights and which samples a pass has. */
export function describeQuestion(
  { weights }: LensQuestion,
  { run }: Pick<Subject, 'run'>,
  samples: LensPass['samples'],
): Message[] {
  const ofWeights =
    run || weights.kind === 'run'
      ? message('Weights of the run {{run}} after step {{step}}', { run: run?.name ?? '', step: run?.step ?? 0 })
      : message('Fresh weights, seed {{seed}}', { seed: weights.seed });
  return [ofWeights, describeSamples(samples)];
}

function describeSamples(samples: LensPass['samples']): Message {
  const [first] = samples;
  if (!first) return message('A typed sample');
  if (samples.length > 1) return message('{{count}} samples', { count: samples.length });
  return message('Sample {{number}} of the {{split}} data', { number: first.number, split: SPLIT_NAMES[first.split] });
}
