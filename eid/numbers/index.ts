export { type NationalNumber, type NationalNumberReading, readNationalNumber } from './national-number.ts';
