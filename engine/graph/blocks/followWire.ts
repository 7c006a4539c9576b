import type { GraphNode } from '../document.ts';
import { BLOCK, BLOCK_INPUT } from './nodeTypes.ts';
import type { Place, Scope, Source } from './scope.ts';

const UNKNOWN: Source = { kind: 'unknown' };

/**
 * Finds the source of an output port through block ports, repetitions and bypassed nodes. Results are cached, so that all wires
 * of a document take time linear in their number.
 */
export class WireFollower {
  readonly #found = new Map<Scope, Map<string, Source>>();
  readonly #bypassedPort: (scope: Scope, node: GraphNode) => string | undefined;

  /** @param bypassedPort the input port that replaces a node's output if the node is bypassed */
  constructor(bypassedPort: (scope: Scope, node: GraphNode) => string | undefined) {
    this.#bypassedPort = bypassedPort;
  }

  /** The source that reaches an output port. */
  source(start: Place): Source {
    const passed = new Set<string>();
    const route: Place[] = [];
    let place = start;
    for (;;) {
      const key = `${place.scope.prefix}\n${place.nodeId}\n${place.port}`;
      const known = this.#found.get(place.scope)?.get(`${place.nodeId}\n${place.port}`);
      // A path back to itself is a cycle of ports and bypassed nodes only.
      const next = known ?? (passed.has(key) ? UNKNOWN : this.#step(place));
      if ('kind' in next) return this.#remember([...route, place], next);
      passed.add(key);
      route.push(place);
      place = next;
    }
  }

  /** The source of an input port. */
  into(scope: Scope, nodeId: string, port: string): Source {
    const before = this.#before(scope, nodeId, port);
    return 'kind' in before ? before : this.source(before);
  }

  #step({ scope, nodeId, port }: Place): Source | Place {
    const node = scope.nodes.get(nodeId);
    if (!node) return UNKNOWN;
    const past = this.#bypassedPort(scope, node);
    if (past !== undefined) return this.#before(scope, nodeId, past);
    if (node.type === BLOCK) {
      const uses = scope.within.get(nodeId);
      if (!uses) return { kind: 'node', id: scope.prefix + nodeId, port };
      const last = uses.at(-1);
      return last ? this.#before(last, port, 'in') : UNKNOWN;
    }
    if (node.type !== BLOCK_INPUT || !scope.around) return { kind: 'node', id: scope.prefix + nodeId, port };
    const { scope: around, instance, before } = scope.around;
    return before ? this.#before(before, outputOf(before), 'in') : this.#before(around, instance.id, nodeId);
  }

  #before(scope: Scope, nodeId: string, port: string): Source | Place {
    const wire = scope.wiring.incoming.get(nodeId)?.get(port);
    return wire ? { scope, nodeId: wire.from[0], port: wire.from[1] } : { kind: 'open', scope, nodeId, port };
  }

  #remember(route: readonly Place[], source: Source): Source {
    for (const { scope, nodeId, port } of route) {
      const found = this.#found.get(scope) ?? new Map<string, Source>();
      this.#found.set(scope, found.set(`${nodeId}\n${port}`, source));
    }
    return source;
  }
}

/** The single output of a repeated block. */
function outputOf({ nodes }: Scope): string {
  for (const { id, type } of nodes.values()) if (type === 'blockOutput') return id;
  throw new Error('a repeated block has an output');
}
