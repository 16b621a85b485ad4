import { expect, test } from 'vitest';
import { parseDeliveryStatus } from '../../../../backend/notices/bounces/delivery-status.ts';
import { deliveryReport } from '../../../../simulator/mail/delivery-report.ts';

const noticeId = '3b9d2b3e-0000-4000-8000-0000000000aa';
const message = `From: town@voorbeeldgem.example\r\nMessage-ID:\r\n <${noticeId}@voorbeeldgem.example>\r\nSubject: x\r\n\r\nbody`;
const report = (envelopeId: string | null = noticeId): string =>
  deliveryReport({
    sender: 'town@voorbeeldgem.example',
    recipient: 'bounce@kanarie.example',
    envelopeId,
    message,
    at: new Date(0),
  });

test('a report names the notice by its envelope, or else by the headers that came back', () => {
  expect(parseDeliveryStatus(report())).toEqual({ noticeId, status: '5.1.1' });
  expect(parseDeliveryStatus(report(null))).toEqual({ noticeId, status: '5.1.1' });
  expect(parseDeliveryStatus(report().replaceAll('\r\n', '\n'))).toEqual({ noticeId, status: '5.1.1' });
});

test('only a failure for good counts', () => {
  for (const action of ['delayed', 'delivered', 'relayed', 'expanded'])
    expect(parseDeliveryStatus(report().replace('Action: failed', `Action: ${action}`))).toBeNull();
});

test('anything else is nothing: an answering machine, a stranger, half a report, noise', () => {
  const others = [
    '',
    'Subject: out of office\r\n\r\nback on Monday',
    message,
    report('a-name-of-another-program').replaceAll(noticeId, 'unknown'),
    report().replace('Status: 5.1.1', 'Status: none'),
    report().replace('multipart/report', 'multipart/mixed'),
    report().replace('message/delivery-status', 'text/plain'),
    report().slice(0, 400),
  ];
  for (const other of others) expect(parseDeliveryStatus(other)).toBeNull();
  for (let cut = 0; cut < report().length; cut += 7) parseDeliveryStatus(report().slice(cut));
});
