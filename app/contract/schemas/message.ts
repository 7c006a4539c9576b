import { z } from 'zod';
import type { Message, MessageValue } from '#engine/messages/index.ts';

/** A value in a template: data, another message, or a list of them. */
export const messageValue: z.ZodType<MessageValue> = z.lazy(() =>
  z.union([z.string(), z.number(), message, z.array(messageValue)]),
);

const fields = { template: z.string(), values: z.record(z.string(), messageValue).exactOptional() };

/** A text as data, which each reader renders in their own language. */
export const message: z.ZodType<Message> = z.object(fields);

/** A message with a code and, if known, a fix. */
export const notice = z.object({ code: z.string(), ...fields, fix: message.exactOptional() });
export type Notice = z.infer<typeof notice>;

/** A user error: what came, where, what was expected, and a fix. */
export const userErrorData = notice.extend({
  where: messageValue.exactOptional(),
  expected: messageValue.exactOptional(),
  received: messageValue.exactOptional(),
});
export type UserErrorData = z.infer<typeof userErrorData>;
