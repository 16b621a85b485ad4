import '../../../../backend/main.ts';
