from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'skip-level/renewed.md.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    parent_template = None
    pass
    parent_template = environment.get_template('renewed.md.j2', 'skip-level/renewed.md.j2')
    for name, parent_block in parent_template.blocks.items():
        context.blocks.setdefault(name, []).append(parent_block)
    yield from parent_template.root_render_func(context)

def block_seat(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_first_name = resolve('first_name')
    l_0_reports_to = resolve('reports_to')
    pass
    yield 'Ask how it looks from '
    yield str((undefined(name='first_name') if l_0_first_name is missing else l_0_first_name))
    yield "'s seat, and leave to "
    yield str(((undefined(name='reports_to') if l_0_reports_to is missing else l_0_reports_to) or 'the manager between you'))
    yield ' what is theirs to explain.\n'

def block_seat_later(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_first_name = resolve('first_name')
    l_0_reports_to = resolve('reports_to')
    pass
    yield 'Ask '
    yield str((undefined(name='first_name') if l_0_first_name is missing else l_0_first_name))
    yield ' whether you and '
    yield str(((undefined(name='reports_to') if l_0_reports_to is missing else l_0_reports_to) or 'the manager between you'))
    yield ' say the same by now.\n'

blocks = {'seat': block_seat, 'seat_later': block_seat_later}
debug_info = '1=12&2=17&3=28&5=33&6=44'