import { z } from 'zod';
import type { Message, MessageValue } from '#engine/messages/index.ts';

/** What fills a place of a template: data, another message, or a list of them. */
export const messageValue: z.ZodType<MessageValue> = z.lazy(() =>
  z.union([z.string(), z.number(), message, z.array(messageValue)]),
);

const fields = { template: z.string(), values: z.record(z.string(), messageValue).exactOptional() };

/** A text as data: whoever reads it fills the template of their own language. */
export const message: z.ZodType<Message> = z.object(fields);

/** A message that programs tell apart by its code, and, where that is known, what to do. */
export const notice = z.object({ code: z.string(), ...fields, fix: message.exactOptional() });
export type Notice = z.infer<typeof notice>;

/** What a person caused: what came, where, what was expected, and what to do. */
export const userErrorData = notice.extend({
  where: messageValue.exactOptional(),
  expected: messageValue.exactOptional(),
  received: messageValue.exactOptional(),
});
export type UserErrorData = z.infer<typeof userErrorData>;
