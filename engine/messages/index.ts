export { declareErrors, type ErrorDetails, UserError } from './errors.ts';
export {
  conjunction,
  declared,
  disjunction,
  english,
  fillIn,
  isList,
  isSameMessage,
  LIST_SEPARATOR,
  type Message,
  type MessageValue,
  type MessageValues,
  message,
  messageOf,
  plural,
  quoted,
} from './message.ts';
