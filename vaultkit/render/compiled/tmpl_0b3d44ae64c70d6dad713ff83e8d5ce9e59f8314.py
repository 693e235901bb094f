from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'deep.md.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_phase_name = resolve('phase_name')
    l_0_confidence = resolve('confidence')
    l_0_minutes = resolve('minutes')
    l_0_next_date = resolve('next_date')
    l_0_unheld = resolve('unheld')
    pass
    yield '**'
    yield str((undefined(name='phase_name') if l_0_phase_name is missing else l_0_phase_name))
    yield '**, deep'
    if (undefined(name='confidence') if l_0_confidence is missing else l_0_confidence):
        pass
        yield ' ('
        yield str((undefined(name='confidence') if l_0_confidence is missing else l_0_confidence))
        yield ')'
    yield ': the time is open, and nothing needs preparing. '
    yield str((undefined(name='minutes') if l_0_minutes is missing else l_0_minutes))
    yield ' minutes; next around '
    yield str((undefined(name='next_date') if l_0_next_date is missing else l_0_next_date))
    yield '.\n'
    if (undefined(name='unheld') if l_0_unheld is missing else l_0_unheld):
        pass
        yield '\nThe one prepared for '
        yield str((environment.getattr((undefined(name='unheld') if l_0_unheld is missing else l_0_unheld), 'link') or environment.getattr((undefined(name='unheld') if l_0_unheld is missing else l_0_unheld), 'when')))
        yield ' was not held; that happens.\n'

blocks = {}
debug_info = '1=17&2=29&4=32'