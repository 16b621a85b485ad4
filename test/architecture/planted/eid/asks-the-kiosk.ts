import '../../../../kiosk/ports.ts';
