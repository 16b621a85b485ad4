/** One way to every paper of a case (contract/case-outcomes.ts), by its kind. Nothing is stored: a paper is made again from its facts. */
import type { Municipality } from '../../contract/municipality.ts';
import type { DocumentFacts } from './document-facts.ts';
import { renderAnnex12DataSheet } from './render-annex-12-data-sheet.ts';
import { renderDestructionRecord } from './render-destruction-record.ts';
import { renderDiagnosticHandOver } from './render-diagnostic-hand-over.ts';
import { renderLetter } from './render-letter.ts';
import { renderPreDeclaration } from './render-pre-declaration.ts';
import { renderProxyForm } from './render-proxy-form.ts';
import { renderReceipt } from './render-receipt.ts';

/** A tagged PDF, A4. Throws only for a municipality text that is missing in an offered language, which the linter refuses. */
export const renderDocument = (facts: DocumentFacts, municipality: Municipality): Promise<Uint8Array> => {
  switch (facts.kind) {
    case 'receipt':
      return renderReceipt(facts, municipality);
    case 'pre-declaration':
      return renderPreDeclaration(facts, municipality);
    case 'diagnostic-hand-over':
      return renderDiagnosticHandOver(facts, municipality);
    case 'arrival-letter':
    case 'reminder-letter':
    case 'notice-letter':
      return renderLetter(facts, municipality);
    case 'destruction-record':
      return renderDestructionRecord(facts, municipality);
    case 'proxy-form':
      return renderProxyForm(facts, municipality);
    case 'annex-12-data-sheet':
      return renderAnnex12DataSheet(facts, municipality);
  }
};
