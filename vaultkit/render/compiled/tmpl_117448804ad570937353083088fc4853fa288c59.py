from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'report/renewed.md.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    parent_template = None
    pass
    parent_template = environment.get_template('renewed.md.j2', 'report/renewed.md.j2')
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
    l_0_event = resolve('event')
    l_0_first_name = resolve('first_name')
    pass
    if environment.getattr((undefined(name='event') if l_0_event is missing else l_0_event), 'pay'):
        pass
        yield 'If it touches '
        yield str((undefined(name='first_name') if l_0_first_name is missing else l_0_first_name))
        yield "'s pay, rating or next step, say so before "
        yield str((undefined(name='first_name') if l_0_first_name is missing else l_0_first_name))
        yield ' has to ask.\n'
    else:
        pass
        yield 'Keep what '
        yield str((undefined(name='first_name') if l_0_first_name is missing else l_0_first_name))
        yield ' says about it here out of any rating.\n'

def block_seat_later(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_first_name = resolve('first_name')
    pass
    yield 'Ask '
    yield str((undefined(name='first_name') if l_0_first_name is missing else l_0_first_name))
    yield ' what of the old arrangement is still done out of habit, by either of you.\n'

blocks = {'seat': block_seat, 'seat_later': block_seat_later}
debug_info = '1=12&2=17&3=27&4=30&6=37&9=40&10=50'