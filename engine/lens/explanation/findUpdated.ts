import {
  makeUpdateRule,
  type ProgramParameter,
  type ProgramUpdate,
  type Projection,
  type UpdateRule,
} from '../../compile/index.ts';
import type { Value } from '../../ops/index.ts';
import { splitName } from './namedValues.ts';
import type { PassScope, UpdateState } from './passScope.ts';
import type { NamedValue, Scope } from './scope.ts';
import { primed, type QuantitySymbol, texText } from './symbol.ts';
import { TapeScope } from './tapeScope.ts';

/** A value in the scope that explains it. */
export interface ScopedValue {
  readonly scope: Scope;
  readonly named: NamedValue;
}

/** Ends the names of slots before the update. */
const BEFORE = '@before';

/**
 * Finds a value of the update of a parameter: `weight/new`, a slot after the update `weight/m` and before it `weight/m@before`, a
 * scalar of the step, such as `weight/rate`. Undefined if the pass does not update the parameter.
 */
export function findUpdated(pass: PassScope, parameterName: string, quantity: string): ScopedValue | undefined {
  const { program } = pass.pass;
  const parameter = program.parameters.find(({ name }) => name === parameterName);
  const state = pass.pass.updateState?.(parameterName);
  if (!parameter?.updateGradient || !program.update || !state) return undefined;
  const projection = program.projections.find(({ name }) => name === parameterName);
  const names = new UpdateNames(pass, parameter);
  const rule = makeUpdateRule(program.update, parameter.value.shape);
  const given = { rule, update: program.update, parameter, gradient: parameter.updateGradient, state };
  const updated = ruleScope(pass, given, names, projection !== undefined);
  const scopes = projection ? [updated, projectionScope(projection, names, updated)] : [updated];
  for (const scope of scopes) {
    const named = scope.find(quantity);
    if (named) return { scope, named };
  }
  return undefined;
}

interface ParameterUpdate {
  readonly rule: UpdateRule;
  readonly update: ProgramUpdate;
  readonly parameter: ProgramParameter;
  readonly gradient: Value;
  readonly state: UpdateState;
}

/** How the values of a parameter's update are called. */
class UpdateNames {
  readonly node: string;
  readonly weight: string;
  readonly #symbol: QuantitySymbol;

  constructor({ names }: PassScope, { name }: ProgramParameter) {
    const { node, weight } = splitName(name);
    this.node = node;
    this.weight = weight;
    this.#symbol = names.notation.weight(node, weight);
  }

  name(value: Value, quantity: string, letter = this.#symbol.letter): NamedValue {
    const symbol = { ...this.#symbol, letter };
    return { node: this.node, quantity: `${this.weight}${quantity}`, symbol, value, hasBatch: false };
  }

  /** The parameter after the update; before its projection with a tilde. */
  updated(value: Value, isProjected: boolean): NamedValue {
    const { letter } = this.#symbol;
    return isProjected ? this.name(value, '/unprojected', `\\tilde{${letter}}`) : this.name(value, '/new', primed(letter));
  }

  scalar(value: Value, name: string, letter: string): NamedValue {
    return { ...this.name(value, `/${name}`), symbol: { letter, superscript: '' } };
  }
}

function ruleScope(
  pass: PassScope,
  { rule, update, parameter, gradient, state }: ParameterUpdate,
  names: UpdateNames,
  isProjected: boolean,
): TapeScope {
  const { symbols = {} } = update.optimizer;
  const letterOf = (name: string) => symbols[name] ?? (name.length === 1 ? name : texText(name));
  const numbers = new Map<number, (at: number) => number>();
  const named = new Map<number, NamedValue>();
  const give = (value: Value, name: NamedValue, numberAt: (at: number) => number) => {
    numbers.set(value.id, numberAt);
    named.set(value.id, name);
  };
  give(rule.parameter, names.name(rule.parameter, ''), (at) => pass.numberAt(parameter.value, at));
  give(rule.gradient, { ...pass.nameOf(gradient), value: rule.gradient }, (at) => pass.numberAt(gradient, at));
  for (const [slot, value] of rule.slots) {
    give(value, names.name(value, `/${slot}${BEFORE}`, letterOf(slot)), (at) => state.slots.get(slot)?.[at] ?? 0);
  }
  for (const [scalar, value] of rule.scalars) {
    give(value, names.scalar(value, scalar, letterOf(scalar)), () => state.scalars[scalar]);
  }
  for (const [slot, value] of rule.newSlots) {
    if (!named.has(value.id)) named.set(value.id, names.name(value, `/${slot}`, primed(letterOf(slot))));
  }
  const { newParameter } = rule;
  if (newParameter) named.set(newParameter.id, names.updated(newParameter, isProjected));
  return new TapeScope({
    operations: rule.operations,
    names: named,
    given: (value, at) => numbers.get(value.id)?.(at) ?? Number.NaN,
    node: names.node,
    quantityOf: (id) => `${names.weight}/~${id}`,
  });
}

/** After an update, the max-norm projection rescales the weights of a unit. */
function projectionScope({ operations, parameter, projected }: Projection, names: UpdateNames, updated: TapeScope): TapeScope {
  const before = names.updated(parameter, true);
  const unprojected = updated.find(before.quantity);
  return new TapeScope({
    operations,
    names: new Map([
      [parameter.id, before],
      [projected.id, names.updated(projected, false)],
    ]),
    given: (_value, at) => (unprojected ? updated.numberAt(unprojected.value, at) : Number.NaN),
    node: names.node,
    quantityOf: (id) => `${names.weight}/projection~${id}`,
  });
}
