import '../../../../../../kiosk/compose.ts';
