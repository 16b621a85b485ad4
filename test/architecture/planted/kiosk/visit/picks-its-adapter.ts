import '../adapters/example/knows-the-visit.ts';
