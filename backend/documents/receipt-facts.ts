/**
 * Everything the receipt on paper is made of. By design it has no place for a national number, an address or an e-mail
 * address: what is not here cannot be printed.
 */
import { type Static, Type } from 'typebox';
import { NotificationSchema, RequestReceiptSchema } from '../../contract/municipal-api.ts';
import { LanguageSchema } from '../../contract/municipality/texts.ts';
import { oneOf } from '../../contract/one-of.ts';

const [byLetter, byEmail] = NotificationSchema.anyOf;

export const ReceiptFactsSchema = Type.Object({
  receipt: RequestReceiptSchema,
  language: LanguageSchema,
  notificationChannel: oneOf([byLetter.properties.channel.const, byEmail.properties.channel.const]),
  surname: Type.String(),
  givenNames: Type.Union([Type.String(), Type.Null()]),
});
export type ReceiptFacts = Static<typeof ReceiptFactsSchema>;
