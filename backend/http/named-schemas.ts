/** The schemas that get a name of their own in docs/openapi.json; whatever holds one refers to it. */
import {
  AllowedEventSchema,
  AuditTrailSchema,
  CaseReceiptSchema,
  CaseSchema,
  CloudEventSchema,
  EligibilitySchema,
  FactsSchema,
  FreeSlotsSchema,
  PaymentOrderSchema,
  PaymentSchema,
  StatusSchema,
  TransitionOrderSchema,
} from '../../contract/case-api.ts';
import { DiagnosisSchema } from '../../contract/diagnosis.ts';
import {
  ApplicantSchema,
  CardDefectReceiptSchema,
  CardDefectReportSchema,
  ChipEvidenceSchema,
  NotificationSchema,
  ProblemSchema,
  RequestReceiptSchema,
} from '../../contract/municipal-api.ts';
import { MunicipalitySchema } from '../../contract/municipality.ts';
import { PriceSchema } from '../../contract/municipality/prices.ts';
import { ServicesSchema } from '../../contract/municipality/services.ts';
import { SiteSchema } from '../../contract/municipality/sites.ts';
import { TextSchema } from '../../contract/municipality/texts.ts';
import { HealthSchema } from '../../contract/operations/operating-operations.ts';
import { EligibilityQuerySchema, submissionSchemas } from '../../contract/submissions.ts';

/** `pin-reprint` becomes PinReprintSubmission. */
const submissionName = (type: string): string =>
  `${type
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')}Submission`;

export const namedSchemas = {
  Municipality: MunicipalitySchema,
  Site: SiteSchema,
  Services: ServicesSchema,
  Price: PriceSchema,
  Text: TextSchema,
  ...Object.fromEntries(Object.entries(submissionSchemas).map(([type, schema]) => [submissionName(type), schema])),
  Applicant: ApplicantSchema,
  Notification: NotificationSchema,
  ChipEvidence: ChipEvidenceSchema,
  EligibilityQuery: EligibilityQuerySchema,
  Eligibility: EligibilitySchema,
  RequestReceipt: RequestReceiptSchema,
  CardDefectReceipt: CardDefectReceiptSchema,
  CaseReceipt: CaseReceiptSchema,
  CardDefectReport: CardDefectReportSchema,
  Diagnosis: DiagnosisSchema,
  Case: CaseSchema,
  AllowedEvent: AllowedEventSchema,
  Facts: FactsSchema,
  TransitionOrder: TransitionOrderSchema,
  PaymentOrder: PaymentOrderSchema,
  Payment: PaymentSchema,
  Status: StatusSchema,
  FreeSlots: FreeSlotsSchema,
  CloudEvent: CloudEventSchema,
  AuditTrail: AuditTrailSchema,
  Problem: ProblemSchema,
  Health: HealthSchema,
} as const;
