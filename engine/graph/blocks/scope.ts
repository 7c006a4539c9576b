import type { GraphEdge, GraphNode } from '../document/document.ts';
import type { Wiring } from '../document/wiring.ts';

/** The inside of one use of a block, or the whole graph: where ids of nodes and wires hold. */
export interface Scope {
  /** What the ids within have before them in the expanded document: '' or `r/` or `r/2/`. */
  readonly prefix: string;
  /** The nodes that stand for the blocks around, from the outermost. */
  readonly path: readonly string[];
  readonly nodes: ReadonlyMap<string, GraphNode>;
  readonly edges: readonly GraphEdge[];
  readonly wiring: Wiring;
  /** The node that stands for it, and the use before it where the block is repeated. Undefined for the whole graph. */
  readonly around?: { readonly scope: Scope; readonly instance: GraphNode; readonly before?: Scope };
  /** The uses of blocks within, by the node that stands for them: as many as it is repeated. */
  readonly within: Map<string, readonly Scope[]>;
}

/** Where a wire begins once blocks are expanded, or the port that has none. */
export type Source =
  | { readonly kind: 'node'; readonly id: string; readonly port: string }
  | { readonly kind: 'open'; readonly scope: Scope; readonly nodeId: string; readonly port: string }
  /** What stands there has a problem that is reported elsewhere. */
  | { readonly kind: 'unknown' };

/** A port in a scope. */
export interface ScopedPort {
  readonly scope: Scope;
  readonly nodeId: string;
  readonly port: string;
}
