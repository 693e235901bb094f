from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'base.md.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_phase_name = resolve('phase_name')
    l_0_confidence = resolve('confidence')
    l_0_reason = resolve('reason')
    l_0_minutes = resolve('minutes')
    l_0_next_date = resolve('next_date')
    l_0_unheld = resolve('unheld')
    l_0_alternative = resolve('alternative')
    l_0_mismatch = resolve('mismatch')
    l_0_alternative_earlier = resolve('alternative_earlier')
    l_0_name_argument = resolve('name_argument')
    l_0_parts = l_0_agreements_by = missing
    try:
        t_1 = environment.filters['replace']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'replace' found.")
    pass
    l_0_parts = context.vars['parts'] = environment.get_template('_parts.md.j2', 'base.md.j2').make_module(context.get_all(), True, {'agreements_by': l_0_agreements_by, 'parts': l_0_parts})
    context.exported_vars.discard('parts')
    l_0_agreements_by = context.vars['agreements_by'] = environment.get_template('_agreed.md.j2', 'base.md.j2').make_module(context.get_all(), True, {'agreements_by': l_0_agreements_by, 'parts': l_0_parts})
    context.exported_vars.discard('agreements_by')
    yield '**'
    yield str((undefined(name='phase_name') if l_0_phase_name is missing else l_0_phase_name))
    yield '**'
    if (undefined(name='confidence') if l_0_confidence is missing else l_0_confidence):
        pass
        yield ' ('
        yield str((undefined(name='confidence') if l_0_confidence is missing else l_0_confidence))
        yield ')'
    yield ': '
    yield str((undefined(name='reason') if l_0_reason is missing else l_0_reason))
    yield '. '
    yield str((undefined(name='minutes') if l_0_minutes is missing else l_0_minutes))
    yield ' minutes'
    yield from context.blocks['manner'][0](context)
    yield '; next around '
    yield str((undefined(name='next_date') if l_0_next_date is missing else l_0_next_date))
    yield '.\n'
    if (undefined(name='unheld') if l_0_unheld is missing else l_0_unheld):
        pass
        yield '\nThe one prepared for '
        yield str((environment.getattr((undefined(name='unheld') if l_0_unheld is missing else l_0_unheld), 'link') or environment.getattr((undefined(name='unheld') if l_0_unheld is missing else l_0_unheld), 'when')))
        yield ' was not held; that happens.\n'
    if ((undefined(name='alternative') if l_0_alternative is missing else l_0_alternative) and (not ((undefined(name='mismatch') if l_0_mismatch is missing else l_0_mismatch) and environment.getattr((undefined(name='mismatch') if l_0_mismatch is missing else l_0_mismatch), 'instead')))):
        pass
        yield '\nOr is it '
        yield str(('still ' if (undefined(name='alternative_earlier') if l_0_alternative_earlier is missing else l_0_alternative_earlier) else cond_expr_undefined("the inline if-expression on line 10 in 'base.md.j2' evaluated to false and no else section was defined.")))
        yield str(t_1(context.eval_ctx, (undefined(name='alternative') if l_0_alternative is missing else l_0_alternative), '-', ' '))
        yield str(('' if (undefined(name='alternative_earlier') if l_0_alternative_earlier is missing else l_0_alternative_earlier) else ' by now'))
        yield '? Then: `vaultkit next "'
        yield str((undefined(name='name_argument') if l_0_name_argument is missing else l_0_name_argument))
        yield '" --phase '
        yield str((undefined(name='alternative') if l_0_alternative is missing else l_0_alternative))
        yield '`.\n'
    if (undefined(name='mismatch') if l_0_mismatch is missing else l_0_mismatch):
        pass
        yield '\nLast time ('
        yield str(environment.getattr((undefined(name='mismatch') if l_0_mismatch is missing else l_0_mismatch), 'link'))
        if environment.getattr((undefined(name='mismatch') if l_0_mismatch is missing else l_0_mismatch), 'quote'):
            pass
            yield ', “'
            yield str(environment.getattr((undefined(name='mismatch') if l_0_mismatch is missing else l_0_mismatch), 'quote'))
            yield '”'
        yield ') '
        yield str(environment.getattr((undefined(name='mismatch') if l_0_mismatch is missing else l_0_mismatch), 'happened'))
        yield '. One move: '
        yield str(environment.getattr((undefined(name='mismatch') if l_0_mismatch is missing else l_0_mismatch), 'move'))
        yield '.'
        if environment.getattr((undefined(name='mismatch') if l_0_mismatch is missing else l_0_mismatch), 'instead'):
            pass
            yield ' Or, if '
            yield str(environment.getattr((undefined(name='mismatch') if l_0_mismatch is missing else l_0_mismatch), 'instead'))
            yield ': `vaultkit next "'
            yield str((undefined(name='name_argument') if l_0_name_argument is missing else l_0_name_argument))
            yield '" --phase '
            yield str((undefined(name='alternative') if l_0_alternative is missing else l_0_alternative))
            yield '`.'
        yield '\n'
    yield from context.blocks['body'][0](context)

def block_manner(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    pass

def block_body(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    pass

blocks = {'manner': block_manner, 'body': block_body}
debug_info = '1=28&2=30&3=33&4=49&6=52&8=54&10=57&12=65&14=68&17=89&3=91&17=100'