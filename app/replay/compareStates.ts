import { type Message, message } from '#engine/messages/index.ts';
import type { Checkpoint, NamedTensor } from '#engine/training/index.ts';

type Numbers = Pick<Checkpoint, 'step' | 'parameters' | 'slots'>;

/** A sentence on how a replayed state compares with the recorded one of the same step. */
export function compareStates(replayed: Numbers, recorded: Numbers): Message {
  const { step } = recorded;
  const pairs = pairTensors(replayed, recorded);
  if (pairs.every(([a, b]) => haveSameBits(a, b)))
    return message('At the next checkpoint, step {{step}}, the replayed weights are the recorded ones, bit for bit', { step });
  const difference = pairs.reduce((most, [a, b]) => Math.max(most, largestDifference(a, b)), 0);
  return message(
    'At the next checkpoint, step {{step}}, the replayed weights differ from the recorded ones by up to {{difference}}',
    {
      step,
      difference: difference.toPrecision(3),
    },
  );
}

/** The recorded tensors with the replayed ones of the same name. */
function pairTensors(replayed: Numbers, recorded: Numbers): [Float32Array, Float32Array][] {
  const byName = new Map([...replayed.parameters, ...replayed.slots].map(({ name, data }) => [name, data]));
  const all: readonly NamedTensor[] = [...recorded.parameters, ...recorded.slots];
  return all.flatMap(({ name, data }): [Float32Array, Float32Array][] => {
    const own = byName.get(name);
    return own ? [[own, data]] : [];
  });
}

function haveSameBits(a: Float32Array, b: Float32Array): boolean {
  const [left, right] = [a, b].map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength));
  return left.equals(right);
}

function largestDifference(a: Float32Array, b: Float32Array): number {
  let most = 0;
  for (let index = 0; index < a.length; index++) most = Math.max(most, Math.abs(a[index] - b[index]));
  return most;
}
