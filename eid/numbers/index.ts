export { type CardNumberReading, formatCardNumber, readCardNumber } from './card-number.ts';
export {
  formatNationalNumber,
  type NationalNumber,
  type NationalNumberReading,
  readNationalNumber,
} from './national-number.ts';
