import '../../../../native/index.ts';
