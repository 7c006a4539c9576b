import { type QueueMove, RUN_PRIORITIES, type RunPriority } from '#app/contract/index.ts';

interface Queued {
  readonly id: string;
  readonly priority: RunPriority;
}

/** A queue with one of its runs behind the last of those with its priority or a higher one. */
export function placedBy<Run extends Queued>(queue: readonly Run[], id: string): readonly Run[] {
  const { moved, others } = takeOut(queue, id);
  const rank = (run: Queued) => RUN_PRIORITIES.indexOf(run.priority);
  const place = others.findLastIndex((run) => rank(run) <= rank(moved)) + 1;
  return others.toSpliced(place, 0, moved);
}

/** A queue with one of its runs at another place. A person's order comes before priorities. */
export function movedTo<Run extends Queued>(queue: readonly Run[], id: string, to: QueueMove): readonly Run[] {
  const { place, moved, others } = takeOut(queue, id);
  const places = { up: Math.max(0, place - 1), down: place + 1, front: 0, back: others.length };
  return others.toSpliced(places[to], 0, moved);
}

function takeOut<Run extends Queued>(queue: readonly Run[], id: string) {
  const place = queue.findIndex((run) => run.id === id);
  return { place, moved: queue[place], others: queue.toSpliced(place, 1) };
}
