import '../../../../contract/languages.ts';
