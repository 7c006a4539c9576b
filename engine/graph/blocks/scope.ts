import type { GraphEdge, GraphNode } from '../document.ts';
import type { Wiring } from '../wiring.ts';

/** One use of a block, or the whole graph: the namespace of node and wire ids. */
export interface Scope {
  /** Prefix of its ids in the expanded document: '' or `r/` or `r/2/`. */
  readonly prefix: string;
  /** The instances of the enclosing blocks, outermost first. */
  readonly path: readonly string[];
  readonly nodes: ReadonlyMap<string, GraphNode>;
  readonly edges: readonly GraphEdge[];
  readonly wiring: Wiring;
  /** Its instance, and the previous repetition if it is repeated. Undefined for the whole graph. */
  readonly around?: { readonly scope: Scope; readonly instance: GraphNode; readonly before?: Scope };
  /** The uses of nested blocks by instance, one per repetition. */
  readonly within: Map<string, readonly Scope[]>;
}

/** The source of a wire after expansion, or the unconnected port. */
export type Source =
  | { readonly kind: 'node'; readonly id: string; readonly port: string }
  | { readonly kind: 'open'; readonly scope: Scope; readonly nodeId: string; readonly port: string }
  /** It has a problem that is reported elsewhere. */
  | { readonly kind: 'unknown' };

/** A port in a scope. */
export interface Place {
  readonly scope: Scope;
  readonly nodeId: string;
  readonly port: string;
}
